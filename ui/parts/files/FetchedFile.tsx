/**
 * A file that the server can fetch. A photo is shown; every other file is downloaded by a press. Where it cannot be had, the
 * reason is beside it, and a press tries again.
 */
import { createSignal, Show } from "solid-js"
import type { NamedFile } from "../../../domain/message/fileLines.ts"
import { Refusal } from "../../sync/rest/api.ts"
import type { FileSource } from "../../sync/rest/filesApi.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { words } from "../../words/words.ts"
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
  /** A picture tells no reason, so the file is asked for once more. */
  const explain = () => {
    setBroken(true)
    void fetched(() => undefined)
  }
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
        <img
          src={props.source.hrefOf(props.place)}
          alt={fileTitle(props.file)}
          loading="lazy"
          decoding="async"
          onError={explain}
        />
      </a>
    </Show>
  )
}

/** The reasons that a person can understand without the server's own sentence, which is in English. */
const fileSentence = (error: unknown): string => {
  if (!(error instanceof Refusal)) return sentenceOf(error)
  const { reason, status } = error.problem
  if (reason !== undefined && words.has("fileFailed", reason)) return words.value("fileFailed", reason)
  return status === unavailable ? words.value("fileFailed", "silent") : sentenceOf(error)
}
/** The status of the contract's `Unavailable`. */
const unavailable = 503

/** Gives the bytes to the person's browser, which saves them. */
const save = (file: Blob, name: string) => {
  const href = URL.createObjectURL(file)
  const link = document.createElement("a")
  link.href = href
  link.download = name
  link.click()
  // The browser has the bytes once the click has begun the download.
  setTimeout(() => URL.revokeObjectURL(href))
}
