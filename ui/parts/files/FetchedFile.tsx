/**
 * A file that the server can fetch. A photo is shown; a press downloads every other file. After a failure the reason is shown
 * beside the file, and a press tries again.
 */
import { createSignal, Show, untrack } from "solid-js"
import type { NamedFile } from "../../../domain/message/fileLines.ts"
import { Refusal } from "../../sync/rest/api.ts"
import type { FileSource } from "../../sync/rest/filesApi.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { words } from "../../words/words.ts"
import { createPicture } from "./createPicture.ts"
import { fileTitle, FileName } from "./FileName.tsx"

export function FetchedFile(props: { readonly file: NamedFile; readonly place: number; readonly source: FileSource }) {
  const [failure, setFailure] = createSignal<string | null>(null)
  const [isFetching, setFetching] = createSignal(false)
  const [isBroken, setBroken] = createSignal(false)
  const isPicture = () => props.file.kind === "photo" && !isBroken()
  const fetched = async (then: (file: Blob) => void) => {
    setFetching(true)
    setFailure(null)
    try {
      then(await props.source.fetch(props.place))
    } catch (error) {
      setFailure(fileSentence(error))
    } finally {
      setFetching(false)
    }
  }
  /** The error of an image has no reason, so the file is requested again to get one. */
  const explain = () => {
    setBroken(true)
    void fetched(() => undefined)
  }
  const picture = untrack(() =>
    props.file.kind === "photo" ? createPicture(props.source, props.place, explain) : () => undefined
  )
  return (
    <Show
      when={isPicture()}
      fallback={
        <>
          <button
            class="file"
            type="button"
            aria-busy={isFetching()}
            title={words.t("fileDownload", { name: fileTitle(props.file) })}
            onClick={() => void fetched((file) => save(file, fileTitle(props.file)))}
          >
            <FileName file={props.file} />
            <Show when={isFetching()}>
              <span class="quiet-text">{words.t("fileFetching")}</span>
            </Show>
          </button>
          <Show when={failure()}>
            {(why) => (
              <p class="quiet-text file-failure" role="alert">
                {why()}
              </p>
            )}
          </Show>
        </>
      }
    >
      <a class="file-picture" href={props.source.hrefOf(props.place)} target="_blank" rel="noreferrer">
        <img src={picture()} alt={fileTitle(props.file)} loading="lazy" decoding="async" onError={explain} />
      </a>
    </Show>
  )
}

/** The sentence for a failure, in the person's language if the reason is known. The server's own sentence is English. */
const fileSentence = (error: unknown): string => {
  if (!(error instanceof Refusal)) return sentenceOf(error)
  const { reason, status } = error.problem
  if (reason !== undefined && words.has("fileFailed", reason)) return words.value("fileFailed", reason)
  return status === unavailable ? words.value("fileFailed", "silent") : sentenceOf(error)
}
/** The status of the contract's `Unavailable`. */
const unavailable = 503

/** Saves the bytes as a download of the browser. */
const save = (file: Blob, name: string) => {
  const href = URL.createObjectURL(file)
  const link = document.createElement("a")
  link.href = href
  link.download = name
  link.click()
  // The click begins the download, and the browser then has the bytes.
  setTimeout(() => URL.revokeObjectURL(href))
}
