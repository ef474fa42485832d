/** A text of a person, shown as Markdown. Until the renderer is loaded, and when it cannot be loaded, the text is shown as it is. */
import { createEffect, createSignal, onMount } from "solid-js"
import "./markdown.css"

type Render = (text: string) => DocumentFragment

const [render, setRender] = createSignal<Render | null>(null)
let loading: Promise<void> | null = null

/** Loads the renderer once. A failed load is tried again by the next text. */
const load = () => {
  loading ??= import("./renderMarkdown.ts").then(
    ({ renderMarkdown }) => void setRender(() => renderMarkdown),
    () => {
      loading = null
    }
  )
}

export function Markdown(props: { readonly text: string; readonly class?: string }) {
  let place!: HTMLDivElement
  onMount(load)
  createEffect(() => {
    const rendered = render()
    place.classList.toggle("plain", rendered === null)
    if (rendered === null) place.textContent = props.text
    else place.replaceChildren(rendered(props.text))
  })
  return <div class={`md ${props.class ?? ""}`} dir="auto" ref={place} />
}
