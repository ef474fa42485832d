/** The rows of a list that is fetched page by page, and the button for earlier ones. */
import { type JSX, Show } from "solid-js"
import { Button } from "../button/Button.tsx"
import { FailedNote } from "../show/FailedNote.tsx"
import { Skeleton } from "../show/Skeleton.tsx"
import { words } from "../../words/words.ts"

export function PagedRows<A>(props: {
  readonly of: {
    readonly shown: () => { readonly items: ReadonlyArray<A>; readonly next: unknown } | null
    readonly loading: () => boolean
    readonly failed: () => Error | null
    readonly earlier: () => void
    readonly again: () => void
  }
  /** Shown when the list has no rows. */
  readonly none: string
  readonly children: (rows: () => ReadonlyArray<A>) => JSX.Element
}) {
  const rows = () => props.of.shown()?.items ?? []
  return (
    <>
      <Show when={props.of.failed()}>{(why) => <FailedNote why={why()} onRetry={props.of.again} />}</Show>
      <Show when={props.of.shown()} fallback={props.of.failed() === null && <Skeleton rows={10} />}>
        <Show when={rows().length > 0} fallback={<p class="empty">{props.none}</p>}>
          {props.children(rows)}
        </Show>
        <Show when={(props.of.shown()?.next ?? null) !== null}>
          <p class="earlier-rows">
            <Button disabled={props.of.loading()} onClick={() => props.of.earlier()}>
              {words.t("earlierRows")}
            </Button>
          </p>
        </Show>
      </Show>
    </>
  )
}
