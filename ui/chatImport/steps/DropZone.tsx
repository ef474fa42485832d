/** Takes one file: dropped anywhere on the page, or chosen with the button. */
import { createSignal, onCleanup, onMount, Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { chatWords as words } from "../../words/words.ts"

export function DropZone(props: {
  /** Bytes of the largest file. */
  readonly most: number | undefined
  readonly onFile: (file: File) => void
}) {
  const [isOver, setOver] = createSignal(false)
  let input!: HTMLInputElement
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file !== undefined) props.onFile(file)
  }
  const drop = (event: DragEvent) => {
    setOver(false)
    // A dropped text belongs to the field below it.
    if ((event.dataTransfer?.files.length ?? 0) === 0) return
    event.preventDefault()
    take(event.dataTransfer?.files)
  }
  const over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes("Files") !== true) return
    event.preventDefault()
    setOver(true)
  }
  const leave = () => setOver(false)
  // Listens on the whole page: the browser would open a file that is dropped beside the zone.
  onMount(() => {
    addEventListener("dragover", over)
    addEventListener("dragleave", leave)
    addEventListener("drop", drop)
    onCleanup(() => {
      removeEventListener("dragover", over)
      removeEventListener("dragleave", leave)
      removeEventListener("drop", drop)
    })
  })
  return (
    <div class="drop-zone" classList={{ over: isOver() }}>
      <p>{words.t("chatImport.drop")}</p>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={words.t("chatImport.choose")}
        onChange={() => {
          take(input.files)
          // Without this, choosing the same file again would cause no event.
          input.value = ""
        }}
      />
      <Button onClick={() => input.click()}>{words.t("chatImport.choose")}</Button>
      <p class="quiet-text">
        {words.t("chatImport.how")}{" "}
        <Show when={props.most}>{(most) => words.t("chatImport.most", { most: words.size(most()) })}</Show>
      </p>
    </div>
  )
}
