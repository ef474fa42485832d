/** Compares the version of this page with the version that the server has now. */
import { createSignal } from "solid-js"

const [isReplaced, setReplaced] = createSignal(false)

/** True when the server has another version than this page. */
export { isReplaced }

/**
 * Call with the first frame of each socket.
 *
 * @param build the path of the page's script on the server; empty when it has none
 */
export const greet = (build: string, own = ownBuild()) => setReplaced(build !== "" && own !== null && build !== own)

/** The path of this page's script; null on the development server. */
const ownBuild = () => {
  const { src } = document.querySelector<HTMLScriptElement>('script[type="module"][src*="/assets/"]') ?? { src: "" }
  return src === "" ? null : new URL(src).pathname
}
