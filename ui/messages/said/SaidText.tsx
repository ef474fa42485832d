/** The words and the files of a message. Plain text: what people write is never markup. */
import AudioLines from "lucide-solid/icons/audio-lines"
import Film from "lucide-solid/icons/film"
import ImageIcon from "lucide-solid/icons/image"
import type { LucideProps } from "lucide-solid"
import Paperclip from "lucide-solid/icons/paperclip"
import { type Component, createMemo, For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { type FileKind, filesIn } from "../../../domain/message/fileLines.ts"
import { words } from "../../words/words.ts"
import { textPartsOf } from "./textParts.ts"

const icons: { readonly [K in FileKind]: Component<LucideProps> } = {
  photo: ImageIcon,
  video: Film,
  animation: Film,
  round: Film,
  voice: AudioLines,
  audio: AudioLines,
  file: Paperclip
}

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
      <Show when={content().files.length > 0}>
        <ul class="said-files">
          <For each={content().files}>
            {(file) => (
              <li class="said-file">
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
    </>
  )
}
