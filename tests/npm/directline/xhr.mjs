/** As much of XMLHttpRequest as DirectLineJS uses, on top of fetch. */
export class XMLHttpRequest {
  readyState = 0;
  response = null;
  responseText = '';
  responseType = '';
  status = 0;
  timeout = 0;
  withCredentials = false;
  #abort = new AbortController();
  #headers = {};
  #received;

  open(method, url) {
    this.method = method;
    this.url = url;
    this.#enter(1);
  }

  setRequestHeader(name, value) {
    this.#headers[name] = value;
  }

  getResponseHeader(name) {
    return this.#received?.get(name) ?? null;
  }

  getAllResponseHeaders() {
    return [...(this.#received ?? [])].map(([name, value]) => `${name}: ${value}`).join('\r\n');
  }

  abort() {
    this.#abort.abort();
  }

  async send(body) {
    const timer = this.timeout && setTimeout(() => this.#abort.abort('timeout'), this.timeout);

    try {
      const answer = await fetch(this.url, {
        body: body ?? undefined,
        headers: this.#headers,
        method: this.method,
        signal: this.#abort.signal
      });

      this.#received = answer.headers;
      this.status = answer.status;

      if (this.responseType === 'arraybuffer' || this.responseType === 'blob') {
        this.response = await answer[this.responseType === 'blob' ? 'blob' : 'arrayBuffer']();
      } else {
        this.responseText = await answer.text();
        this.response = this.responseType === 'json' ? parse(this.responseText) : this.responseText;
      }
    } catch (error) {
      this.status = 0;
      (this.#abort.signal.reason === 'timeout' ? this.ontimeout : this.onerror)?.(error);
    } finally {
      clearTimeout(timer);
    }

    this.#enter(4);
    this.onload?.();
  }

  #enter(state) {
    this.readyState = state;
    this.onreadystatechange?.();
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
