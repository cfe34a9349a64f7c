function unavailable() {
  throw new Error('Speech is not part of this page.');
}

export const createAdapters = unavailable;
export default unavailable;
