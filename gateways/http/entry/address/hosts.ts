/**
 * The host names that a listener on loopback answers to.
 *
 * A page of another site can point its own name at 127.0.0.1 (DNS rebinding). The browser then takes our answers for that
 * site's own, so their origin proves nothing. Only the name in the request shows it. An address in place of a name cannot be
 * pointed elsewhere.
 */
import { isNetwork } from "./addresses.ts"

/** True for a value of the header `Host`, with or without a port, that the listener answers to. */
export type KnownHost = (host: string) => boolean

/**
 * `listensOn`: the host of the listener; a listener on another address than loopback knows every host, because its names are not
 * known here. `publicOrigin`: the origin that people use; null when it is not set.
 */
export const knownHosts = (listensOn: string, publicOrigin: string | null): KnownHost => {
  if (!isLoopback(listensOn)) return () => true
  const isPublic = publicOrigin === null ? null : new URL(publicOrigin).hostname
  return (host) => {
    const name = nameIn(host)
    return name !== null && (isLocalName(name) || isAddress(name) || name === isPublic)
  }
}

const isLoopback = (host: string) => host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host)

/** The name as a browser resolves it; null for text that is no host. */
const nameIn = (host: string): string | null => {
  if (!/^[\w.:[\]-]+$/.test(host)) return null
  try {
    return new URL(`http://${host}`).hostname.replace(/\.$/, "")
  } catch {
    return null
  }
}

/** Browsers resolve these names to loopback without asking a name server. */
const isLocalName = (name: string) => name === "localhost" || name.endsWith(".localhost")
const isAddress = (name: string) => !name.includes("/") && isNetwork(name.replace(/^\[(.*)\]$/, "$1"))
