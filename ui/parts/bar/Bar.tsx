/** The bar of 44 px over a page: its title, one muted fact, the field for search and commands, and its buttons. */
import { type JSX, type ParentProps, Show } from "solid-js"
import { FindField } from "./FindField.tsx"

/** Its children are the buttons of the page, at most one of them primary. */
export function Bar(
  props: ParentProps<{
    readonly title: JSX.Element
    readonly fact?: JSX.Element
    /** Before the title: the way back. */
    readonly before?: JSX.Element
    /** On a phone the buttons go under the title. */
    readonly folds?: boolean
  }>
) {
  return (
    <header class="bar" classList={{ folds: props.folds === true }}>
      {props.before}
      <h1>{props.title}</h1>
      <Show when={props.fact}>
        <span class="quiet-text sub">{props.fact}</span>
      </Show>
      <span class="end">
        <FindField />
        {props.children}
      </span>
    </header>
  )
}
