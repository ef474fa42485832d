/** A field for a comment. After `@` it offers people: the arrows choose one, Enter or Tab takes it, Escape closes the list. */
import { createSignal, createUniqueId, For, Show } from "solid-js"
import { commentLength } from "../../../domain/text/limits.ts"
import { Face } from "../../signs/Face.tsx"
import { words } from "../../words/words.ts"
import { type Mentionable, mentionAt, offered, withMention } from "./mention.ts"

interface MentionFieldProps {
  readonly label: string
  readonly hint?: string
  readonly rows: number
  readonly value: string
  readonly busy: boolean
  readonly people: ReadonlyArray<Mentionable>
  /** The field gets the focus when it is shown. */
  readonly focus?: boolean
  readonly onInput: (text: string) => void
  /** Ctrl or ⌘ and Enter. */
  readonly onSend: () => void
  /** Escape, while no list is open. */
  readonly onCancel?: () => void
}

export function MentionField(props: MentionFieldProps) {
  const list = createUniqueId()
  let field!: HTMLTextAreaElement
  const mention = createMention(props, () => field)
  const keyDown = (event: KeyboardEvent) => {
    if (mention.take(event)) return
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      props.onSend()
    }
    if (event.key === "Escape" && props.onCancel !== undefined) {
      event.stopPropagation()
      props.onCancel()
    }
  }
  return (
    <div class="mention-field">
      <textarea
        ref={(made) => {
          field = made
          if (props.focus === true) queueMicrotask(() => made.focus())
        }}
        class="field"
        dir="auto"
        maxlength={commentLength}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-controls={mention.choices().length > 0 ? list : undefined}
        aria-activedescendant={mention.choices().length > 0 ? `${list}-${mention.at()}` : undefined}
        placeholder={props.hint}
        rows={props.rows}
        readonly={props.busy}
        value={props.value}
        onKeyDown={keyDown}
        onInput={(event) => {
          props.onInput(event.currentTarget.value)
          mention.look()
        }}
        onClick={mention.look}
        onBlur={mention.close}
      />
      <Offered id={list} of={mention} />
    </div>
  )
}

function Offered(props: { readonly id: string; readonly of: ReturnType<typeof createMention> }) {
  return (
    <Show when={props.of.choices().length > 0}>
      <ul class="pop mention-list" id={props.id} role="listbox" aria-label={words.t("mention")}>
        <For each={props.of.choices()}>
          {(person, i) => (
            <li
              id={`${props.id}-${i()}`}
              class="mi"
              role="option"
              aria-selected={props.of.at() === i()}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.of.choose(person)}
            >
              <Face actor={person.id} name={person.name} />
              <bdi class="ell">{person.name}</bdi>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

const createMention = (props: MentionFieldProps, field: () => HTMLTextAreaElement) => {
  const [choices, setChoices] = createSignal<ReadonlyArray<Mentionable>>([])
  const [at, setAt] = createSignal(0)
  const close = () => setChoices([])
  const typed = () => mentionAt(field().value, field().selectionStart)
  const look = () => {
    const now = typed()
    setAt(0)
    setChoices(now === null ? [] : offered(props.people, now.query))
  }
  const choose = (person: Mentionable) => {
    const now = typed()
    close()
    if (now === null) return
    const after = withMention(field().value, field().selectionStart, now, person)
    props.onInput(after.text)
    queueMicrotask(() => field().setSelectionRange(after.caret, after.caret))
  }
  const move = (by: 1 | -1) => setAt((n) => (n + by + choices().length) % choices().length)
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: close,
    Enter: () => chooseCurrent(),
    Tab: () => chooseCurrent()
  }
  const chooseCurrent = () => {
    const person = choices()[at()]
    if (person !== undefined) choose(person)
  }
  return {
    choices,
    at,
    look,
    close,
    choose,
    /** True when the key belongs to the list. */
    take: (event: KeyboardEvent): boolean => {
      const action = choices().length === 0 || event.ctrlKey || event.metaKey ? undefined : actions[event.key]
      if (action === undefined) return false
      event.preventDefault()
      event.stopPropagation()
      action()
      return true
    }
  }
}
