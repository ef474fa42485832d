/** The words and the files of a message. Plain text: the words of people are never markup. */
import { createMemo, For, Show } from "solid-js"
import { filesIn } from "../../../domain/message/fileLines.ts"
import type { MessageRow } from "../../../gateways/contract.ts"
import { FileList } from "../../parts/files/FileList.tsx"
import { messageFiles } from "../../sync/rest/filesApi.ts"
import { textPartsOf } from "./textParts.ts"

export function SaidText(props: { readonly message: Pick<MessageRow, "id" | "text" | "files"> }) {
  const content = createMemo(() => filesIn(props.message.text))
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
      <FileList named={content().files} count={props.message.files.length} source={messageFiles(props.message.id)} />
    </>
  )
}
