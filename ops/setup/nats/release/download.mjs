// Downloads one file into memory, within bounds of time, size and redirects.

const mostRedirects = 5
/** Bytes. The archives have about 6 MB. */
const mostBytes = 64 * 1024 ** 2

/**
 * The whole body of `url`. The caller's signal is the only time limit, so it must be one that fires.
 * Every address must be https; plain http is for loopback alone, and only if `url` itself is on it.
 *
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<Buffer>}
 * @throws {Error} one sentence that says what was wrong; a retry may succeed
 */
export const download = async (url, signal) => {
  const maySend = isPlainLoopback(new URL(url)) ? (address) => isTls(address) || isPlainLoopback(address) : isTls
  let address = new URL(url)
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    if (!maySend(address)) throw new Error(`${address.origin} is not https`)
    const response = await fetch(address, {
      signal,
      redirect: "manual",
      // A server that compresses the archive once more would change its digest.
      headers: { "accept-encoding": "identity" }
    })
    const location = response.headers.get("location")
    if (response.status < 300 || response.status >= 400 || location === null) return await bodyOf(response)
    await response.body?.cancel()
    address = new URL(location, address)
  }
  throw new Error(`more than ${mostRedirects} redirects`)
}

/** @param {Response} response */
const bodyOf = async (response) => {
  if (!response.ok) {
    await response.body?.cancel()
    throw new Error(`HTTP ${response.status} from ${new URL(response.url).host}`)
  }
  const chunks = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > mostBytes) throw new Error(`more than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** @param {URL} address */
const isTls = ({ protocol }) => protocol === "https:"

/** @param {URL} address */
const isPlainLoopback = ({ protocol, hostname }) =>
  protocol === "http:" && (/^127(\.\d+){3}$/.test(hostname) || hostname === "localhost" || hostname === "[::1]")
