/** Items that wait for a decision of an owner: each is tried again, or given up with a reason. */
import RotateCw from "lucide-solid/icons/rotate-cw"
import { type JSX, Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { RowsById } from "../../parts/rows/RowsById.tsx"
import { teamWords as words } from "../../words/words.ts"

export interface Waiting {
  readonly id: string
  readonly title: string
  readonly why: string
  readonly facts: ReadonlyArray<string>
  /** It is being tried again now. */
  readonly isRetrying: boolean
}

export function WaitingList(props: {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly none: string
  readonly items: ReadonlyArray<Waiting>
  /** The label of giving up. */
  readonly giveUp: string
  readonly onRetry: (ids: ReadonlyArray<string>) => void
  readonly onGiveUp: (id: string) => void
}): JSX.Element {
  const ids = () => props.items.map(({ id }) => id)
  return (
    <section aria-labelledby={props.id} tabindex="-1">
      <header class="sys-head">
        <h2 id={props.id}>{props.title}</h2>
        <Show when={props.items.length > 1}>
          <span class="end">
            <Button small onClick={() => props.onRetry(ids())}>
              <RotateCw size={13} />
              {words.t("systemPage.retryAll")}
            </Button>
          </span>
        </Show>
      </header>
      <p class="quiet-text">{props.items.length === 0 ? props.none : props.text}</p>
      <ul class="sys-list">
        <RowsById rows={props.items}>
          {(item) => (
            <li>
              <div class="sys-what">
                <p class="strong ell">{item().title}</p>
                <p class="quiet-text">{item().why}</p>
              </div>
              <span class="quiet-text">{item().facts.join(" · ")}</span>
              <span class="sys-acts">
                <Button small look="quiet" onClick={() => props.onGiveUp(item().id)}>
                  {props.giveUp}
                </Button>
                <Button small disabled={item().isRetrying} onClick={() => props.onRetry([item().id])}>
                  {words.t(item().isRetrying ? "systemPage.retrying" : "systemPage.retry")}
                </Button>
              </span>
            </li>
          )}
        </RowsById>
      </ul>
    </section>
  )
}
