/** A file by kind, name, length and size. */
import AudioLines from "lucide-solid/icons/audio-lines"
import Film from "lucide-solid/icons/film"
import ImageIcon from "lucide-solid/icons/image"
import type { LucideProps } from "lucide-solid"
import Paperclip from "lucide-solid/icons/paperclip"
import { type Component, Show } from "solid-js"
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

export const fileTitle = ({ kind, name }: NamedFile): string => name || words.value("fileKind", kind)

export function FileName(props: { readonly file: NamedFile }) {
  return (
    <>
      <Dynamic component={icons[props.file.kind]} size={14} aria-hidden="true" />
      <span class="ell">
        <Show when={props.file.name} fallback={words.value("fileKind", props.file.kind)}>
          <span class="hidden-word">{words.value("fileKind", props.file.kind)}: </span>
          <bdi>{props.file.name}</bdi>
        </Show>
      </span>
      <span class="quiet-text">{[props.file.length, props.file.size].filter((fact) => fact !== "").join(", ")}</span>
    </>
  )
}
