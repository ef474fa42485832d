/**
 * A new idempotency key: 128 random bits, hexadecimal.
 *
 * `crypto.randomUUID` is missing on a page that is served by plain HTTP under a host name; `getRandomValues` is always there.
 */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
