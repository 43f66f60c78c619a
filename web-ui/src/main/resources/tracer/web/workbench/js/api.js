/** Asks the server. A refusal comes back as its problem document, thrown. */
export class Problem extends Error {
  constructor(document) {
    super(document.detail);
    this.document = document;
  }
}

/** Fetches a file to keep: its name and its content. */
export async function fetchFile(path, query) {
  const response = await fetch(`/api/v1/${path}?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Problem(await response.json());
  const [, name] = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '') ?? [];
  return { name, content: await response.blob() };
}

export async function ask(path, query = {}, signal = undefined) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const suffix = given.length === 0 ? '' : '?' + new URLSearchParams(given);
  let response;
  try {
    response = await fetch(`/api/v1/${path}${suffix}`, { signal });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem({ type: 'urn:tracer:problem:unreachable', status: 0, title: '', detail: '' });
  }
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.includes('json')) {
    throw new Problem({ type: 'about:blank', status: response.status, title: response.statusText, detail: '' });
  }
  const document = await response.json();
  if (!response.ok) throw new Problem(document);
  return document;
}
