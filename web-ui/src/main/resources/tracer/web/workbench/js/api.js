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

/** Asks a job to end; what it has by then becomes its answer. It may have ended already. */
export async function cancelJob(id) {
  await fetch(`/api/v1/jobs/${id}`, { method: 'DELETE' });
}

/** Asks line by line: tells each line until the answer is there. Aborting calls the job off. */
export async function askSlowly(path, query, signal, onLine) {
  let response;
  try {
    response = await fetch(`/api/v1/${path}-stream?${new URLSearchParams(query)}`, { signal });
    if (!response.ok) throw new Problem(await response.json());
    let rest = '';
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split('\n');
      rest = lines.pop();
      for (const line of lines.map(JSON.parse)) {
        if (line.problem) throw new Problem(line.problem);
        if (line.answer) return line.answer;
        onLine(line);
      }
    }
  } catch (error) {
    if (error.name === 'AbortError' || error instanceof Problem) throw error;
  }
  throw new Problem({ type: 'urn:tracer:problem:unreachable', status: 0, title: '', detail: '' });
}
