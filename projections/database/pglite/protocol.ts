/** Cuts a client's bytes into groups of complete protocol messages. Each group ends with a message that the server answers. */

const query = 0x51
const sync = 0x53
const flush = 0x48
const terminate = 0x58

/**
 * Messages are `type (1 byte) | length (4, itself included) | body`; the first of a connection has no type.
 * Source: PostgreSQL documentation, Frontend/Backend Protocol, Message Formats.
 */
export const cutMessages = () => {
  let rest: Buffer = Buffer.alloc(0)
  let started = false
  let pending: Array<Buffer> = []

  return (chunk: Buffer): ReadonlyArray<Buffer> => {
    rest = rest.byteLength === 0 ? chunk : Buffer.concat([rest, chunk])
    const groups: Array<Buffer> = []
    while (true) {
      const typed = started ? 1 : 0
      if (rest.byteLength < typed + 4) return groups
      const length = rest.readInt32BE(typed) + typed
      if (rest.byteLength < length) return groups
      const message = rest.subarray(0, length)
      rest = rest.subarray(length)
      if (!started) {
        started = true
        groups.push(message)
      } else if (message[0] === terminate) {
        started = false
        pending = []
      } else {
        pending.push(message)
        if (message[0] === query || message[0] === sync || message[0] === flush) {
          groups.push(Buffer.concat(pending))
          pending = []
        }
      }
    }
  }
}
