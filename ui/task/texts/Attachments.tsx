/** The files of the messages behind a task, by kind, name and size, each with a link to its message. */
import { A } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { filesIn } from "../../../domain/message/fileLines.ts"
import { hrefOfMessage } from "../../messages/place/address.ts"
import { FileList } from "../../parts/show/FileList.tsx"
import { words } from "../../words/words.ts"

/** The parts of a message that the list needs. */
interface SaidWithFiles {
  readonly id: string
  readonly text: string
}

export function Attachments(props: { readonly messages: ReadonlyArray<SaidWithFiles> }) {
  const withFiles = createMemo(() =>
    props.messages.flatMap(({ id, text }) => {
      const { files } = filesIn(text)
      return files.length === 0 ? [] : [{ id, files }]
    })
  )
  return (
    <Show when={withFiles().length > 0}>
      <section class="attachments" aria-label={words.t("attachments")}>
        <h3>{words.t("attachments")}</h3>
        <For each={withFiles()}>
          {({ id, files }) => (
            <div class="attached">
              <FileList files={files} />
              <A class="quiet-text" href={hrefOfMessage(id)}>
                {words.t("toMessage")}
              </A>
            </div>
          )}
        </For>
      </section>
    </Show>
  )
}
