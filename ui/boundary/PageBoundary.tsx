/** Shows a sentence in place of a page that failed, with the next step. The rest of the frame stays usable. */
import { createEffect, ErrorBoundary, on, type ParentProps } from "solid-js"
import { words } from "../words/words.ts"
import { MissingCode } from "./loadPage.ts"

export function PageBoundary(
  props: ParentProps<{
    /** The address: another page is tried at once. */
    readonly at: string
    /** The title of the page at the address. Without one, the bar has none that is seen. */
    readonly title?: string | undefined
  }>
) {
  return (
    <ErrorBoundary
      fallback={(error: unknown, retry) => {
        console.error(error)
        createEffect(on(() => props.at, retry, { defer: true }))
        return <PageFailed error={error} title={props.title} onRetry={retry} />
      }}
    >
      {props.children}
    </ErrorBoundary>
  )
}

export function PageFailed(props: {
  readonly error: unknown
  readonly title?: string | undefined
  readonly onRetry: () => void
}) {
  const isReplaced = () => props.error instanceof MissingCode && props.error.isReplaced
  return (
    <>
      <header class="bar">
        {/* The failure may be that of the whole frame, which has no other heading. */}
        <h1 classList={{ "hidden-word": props.title === undefined }}>{props.title ?? titleOf(props.error)}</h1>
      </header>
      <div class="page">
        <div class="empty" role="alert">
          <h2>{titleOf(props.error)}</h2>
          <p>{words.t("draftsKept")}</p>
          <div class="acts">
            <button class="btn go" type="button" onClick={() => (isReplaced() ? location.reload() : props.onRetry())}>
              {words.t(isReplaced() ? "reload" : "tryAgain")}
            </button>
          </div>
        </div>
      </div>
    </>
  )
}

const titleOf = (error: unknown) => {
  if (!(error instanceof MissingCode)) return words.t("pageFailed")
  return words.t(error.isReplaced ? "newVersion" : "offline")
}
