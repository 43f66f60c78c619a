/** Asks the server. A refusal comes back as its problem document, thrown. */
export class Problem extends Error {
  constructor(document) {
    super(document.detail);
    this.document = document;
  }
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
