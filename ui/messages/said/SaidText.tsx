/** The words and the files of a message. Plain text: the words of people are never markup. */
import { createMemo, For, Show } from "solid-js"
import { filesIn } from "../../../domain/message/fileLines.ts"
import { FileList } from "../../parts/show/FileList.tsx"
import { textPartsOf } from "./textParts.ts"

export function SaidText(props: { readonly text: string }) {
  const content = createMemo(() => filesIn(props.text))
  return (
    <>
      <For each={textPartsOf(content().words)}>
        {(part) => (
          <Show when={part.is === "quote"} fallback={<p dir="auto">{part.text}</p>}>
            <blockquote class="said-quote" dir="auto">
              {part.text}
            </blockquote>
          </Show>
        )}
      </For>
      <FileList files={content().files} />
    </>
  )
}
