/** The address of a picture for the page. */
import { createSignal, onCleanup, onMount } from "solid-js"
import { hasAppSession } from "../../sync/credential/apiFetch.ts"
import type { FileSource } from "../../sync/rest/filesApi.ts"

/**
 * In the Mini App a picture has no address of its own, because a browser asks for it without the page's session: the page fetches
 * its bytes. Undefined until they are there.
 */
export const createPicture = (source: FileSource, place: number, onFailed: () => void): (() => string | undefined) => {
  if (!hasAppSession()) return () => source.hrefOf(place)
  const [address, setAddress] = createSignal<string>()
  let isGone = false
  onMount(() =>
    source.fetch(place).then((bytes) => {
      if (!isGone) setAddress(URL.createObjectURL(bytes))
    }, onFailed)
  )
  onCleanup(() => {
    isGone = true
    const shown = address()
    if (shown !== undefined) URL.revokeObjectURL(shown)
  })
  return address
}
