/** Files by kind, name and size. The files themselves are not in the product, so nothing opens. */
import AudioLines from "lucide-solid/icons/audio-lines"
import Film from "lucide-solid/icons/film"
import ImageIcon from "lucide-solid/icons/image"
import type { LucideProps } from "lucide-solid"
import Paperclip from "lucide-solid/icons/paperclip"
import { type Component, For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import type { FileKind, NamedFile } from "../../../domain/message/fileLines.ts"
import { words } from "../../words/words.ts"

const icons: { readonly [K in FileKind]: Component<LucideProps> } = {
  photo: ImageIcon,
  video: Film,
  animation: Film,
  round: Film,
  voice: AudioLines,
  audio: AudioLines,
  file: Paperclip
}

export function FileList(props: { readonly files: ReadonlyArray<NamedFile> }) {
  return (
    <Show when={props.files.length > 0}>
      <ul class="files">
        <For each={props.files}>
          {(file) => (
            <li class="file">
              <Dynamic component={icons[file.kind]} size={14} aria-hidden="true" />
              <span class="ell">
                <Show when={file.name} fallback={words.value("fileKind", file.kind)}>
                  <span class="hidden-word">{words.value("fileKind", file.kind)}: </span>
                  <bdi>{file.name}</bdi>
                </Show>
              </span>
              <span class="quiet-text">{[file.length, file.size].filter((fact) => fact !== "").join(", ")}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
