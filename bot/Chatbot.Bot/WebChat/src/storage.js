/** JSON in web storage. Storage can be switched off, most of all inside another site's frame: then memory has to do. */
function createStore(name) {
  const memory = new Map();

  return {
    read(key) {
      try {
        return JSON.parse(window[name].getItem(key)) ?? undefined;
      } catch {
        return memory.get(key);
      }
    },
    write(key, value) {
      memory.set(key, value);

      try {
        window[name].setItem(key, JSON.stringify(value));
      } catch {
        // Kept in memory until the page closes.
      }
    }
  };
}

export const browserStore = createStore('localStorage');
export const tabStore = createStore('sessionStorage');
