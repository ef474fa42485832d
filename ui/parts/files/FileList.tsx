/** The files that a message names. Those that the server can fetch are shown or downloaded; the others are only named. */
import { For, Show } from "solid-js"
import type { NamedFile } from "../../../domain/message/fileLines.ts"
import { FetchedFile } from "./FetchedFile.tsx"
import { FileName } from "./FileName.tsx"
import type { FileSource } from "../../sync/rest/filesApi.ts"
import { filePlaceOf } from "./filePlaceOf.ts"
import "./files.css"

export function FileList(props: {
  readonly named: ReadonlyArray<NamedFile>
  /** The number of files that the server can fetch. */
  readonly count: number
  readonly source: FileSource
}) {
  const fetchedAt = (line: number) => {
    const place = filePlaceOf(line, props.named.length, props.count)
    return place === null ? null : { place }
  }
  return (
    <Show when={props.named.length > 0}>
      <ul class="files">
        <For each={props.named}>
          {(file, line) => (
            <li>
              <Show
                when={fetchedAt(line())}
                fallback={
                  <span class="file">
                    <FileName file={file} />
                  </span>
                }
              >
                {(at) => <FetchedFile file={file} place={at().place} source={props.source} />}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
