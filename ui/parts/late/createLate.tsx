/** A part whose code is loaded beside the page. Until then a plain button is in its place, and no press of that button is lost. */
import { createEffect, createMemo, createSignal, on, onCleanup, onMount } from "solid-js"
import { words } from "../../words/words.ts"
import { toast } from "../toast/toast.tsx"
import { whenIdle } from "./whenIdle.ts"

/** The code of a part, loaded once for all its places. */
export interface LateCode<Part> {
  readonly loaded: () => Part | null
  /** A failed load is repeated by the next call. */
  readonly load: () => Promise<unknown>
}

export const makeLateCode = <Part,>(fetchCode: () => Promise<Part>): LateCode<Part> => {
  const [loaded, setLoaded] = createSignal<Part | null>(null)
  let loading: Promise<unknown> | null = null
  const load = () =>
    fetchCode().then(
      (part) => setLoaded(() => part),
      (error: unknown) => {
        loading = null
        throw error
      }
    )
  return { loaded, load: () => (loading ??= load()) }
}

/** Keys that open the part, as they open it once it is there. */
const openingKeys: ReadonlySet<string> = new Set(["Enter", " ", "ArrowDown"])

/** `box` and the handlers belong to an element around the button and the part. */
export const createLate = <Part,>(code: LateCode<Part>) => {
  let box: HTMLElement | undefined
  let hadFocus = false
  const [isPressed, setPressed] = createSignal(false)
  const [isWanted, setWanted] = createSignal(false)
  const load = () =>
    void code.load().catch(() => {
      if (isWanted()) toast({ text: words.t("offline"), failed: true })
      setWanted(false)
    })
  const takeOver = (loaded: Part | null) => {
    hadFocus = box?.contains(document.activeElement) === true
    return loaded
  }
  // While a pointer is down on the button, another element in its place would not get the click.
  const part = createMemo<Part | null>((before) => before ?? (isPressed() ? null : takeOver(code.loaded())), null)
  createEffect(
    on(part, (shown) => {
      if (shown !== null && hadFocus && !isWanted()) box?.querySelector("button")?.focus()
    })
  )
  onMount(() => onCleanup(whenIdle(load)))
  const want = () => {
    setWanted(true)
    load()
  }
  const release = () => setTimeout(() => setPressed(false))
  const press = () => {
    if (part() !== null) return
    setPressed(true)
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, { once: true })
  }
  return {
    /** The loaded part; null while the button is in its place. */
    part,
    /** True when the person pressed the button: the part opens at once. */
    isWanted,
    box: (element: HTMLElement) => {
      box = element
    },
    near: { onPointerOver: load, onFocusIn: load, onPointerDown: press },
    button: {
      onClick: want,
      onKeyDown: (event: KeyboardEvent) => {
        if (openingKeys.has(event.key)) want()
      }
    }
  }
}
