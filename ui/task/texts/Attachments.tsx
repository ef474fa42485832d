/** The files of the messages behind a task, each with a link to its message. */
import { A } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { filesIn } from "../../../domain/message/fileLines.ts"
import { hrefOfMessage } from "../../messages/place/address.ts"
import { FileList } from "../../parts/files/FileList.tsx"
import { messageFiles } from "../../sync/rest/filesApi.ts"
import { words } from "../../words/words.ts"

/** The parts of a message that the list needs. */
interface SaidWithFiles {
  readonly id: string
  readonly text: string
  /** The number of files that can be fetched. */
  readonly files: number
}

export function Attachments(props: { readonly messages: ReadonlyArray<SaidWithFiles> }) {
  const withFiles = createMemo(() =>
    props.messages.flatMap(({ id, text, files: count }) => {
      const named = filesIn(text).files
      return named.length === 0 ? [] : [{ id, named, count }]
    })
  )
  return (
    <Show when={withFiles().length > 0}>
      <section class="attachments" aria-label={words.t("attachments")}>
        <h3>{words.t("attachments")}</h3>
        <For each={withFiles()}>
          {({ id, named, count }) => (
            <div class="attached">
              <FileList named={named} count={count} source={messageFiles(id)} />
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
