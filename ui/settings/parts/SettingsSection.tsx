/** One part of a settings page: its title, a sentence, its buttons, and its rows. */
import { type JSX, type ParentProps, Show } from "solid-js"
import { Note } from "../../parts/show/Note.tsx"
import { Button } from "../../parts/button/Button.tsx"
import { Skeleton } from "../../parts/show/Skeleton.tsx"
import { words } from "../../words/words.ts"
import type { LoadedList } from "./createLoaded.ts"

export function SettingsSection(
  props: ParentProps<{
    readonly id: string
    readonly title: string
    readonly text?: JSX.Element
    readonly action?: JSX.Element
  }>
) {
  return (
    <section class="set-sec" aria-labelledby={props.id}>
      <header>
        <div>
          <h2 id={props.id}>{props.title}</h2>
          <Show when={props.text}>
            <p>{props.text}</p>
          </Show>
        </div>
        <Show when={props.action}>
          <span class="end">{props.action}</span>
        </Show>
      </header>
      {props.children}
    </section>
  )
}

/** The rows of a loaded list: a skeleton before the first answer, and a way to try again after a failure. */
export function WhenLoaded<A>(props: {
  readonly of: LoadedList<A>
  readonly children: (value: () => NonNullable<A>) => JSX.Element
}) {
  return (
    <Show
      when={props.of.value()}
      fallback={
        <Show when={props.of.failed()} fallback={<Skeleton rows={4} />}>
          <FailedLoad of={props.of} />
        </Show>
      }
    >
      {props.children}
    </Show>
  )
}

/** Says why a list could not be read, and offers another try. */
export function FailedLoad(props: { readonly of: Pick<LoadedList<unknown>, "failed" | "reload"> }) {
  return (
    <Show when={props.of.failed()}>
      {(why) => (
        <Note
          tone="bad"
          action={
            <Button small onClick={() => void props.of.reload()}>
              {words.t("tryAgain")}
            </Button>
          }
        >
          {why()}
        </Note>
      )}
    </Show>
  )
}
