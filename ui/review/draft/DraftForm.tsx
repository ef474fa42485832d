/** A draft to be changed: fields by its kind. It decides nothing; it hands back what the person wrote. */
import { createSignal, For, onMount, type ParentProps, Show } from "solid-js"
import { createStore } from "solid-js/store"
import type { PersonRow } from "../../../gateways/contract.ts"
import type { Category, Priority } from "../../../domain/values.ts"
import { atomTypes } from "../../signs/KindSign.tsx"
import type { DraftBody } from "../../sync/knowledgeApi.ts"
import { words } from "../../words/words.ts"
import type { Choice } from "./choices.ts"
import { saysSomething, tidy, titleOf } from "./draft.ts"

const categories: ReadonlyArray<Category> = ["bug", "feature", "improvement", "question", "chore"]
const priorities: ReadonlyArray<Priority> = ["low", "medium", "high", "critical"]

export function DraftForm(props: {
  readonly draft: DraftBody
  readonly people: ReadonlyArray<Pick<PersonRow, "id" | "name">>
  readonly topics: ReadonlyArray<Choice>
  readonly onSave: (draft: DraftBody) => void
  readonly onApprove: (draft: DraftBody) => void
  readonly onLeave: () => void
}) {
  // A copy: the row may change underneath while somebody writes.
  const [draft, setDraft] = createStore<{ now: DraftBody }>({ now: plain(props.draft) })
  const [wrong, setWrong] = createSignal(false)
  let form!: HTMLFormElement
  onMount(() => form.querySelector<HTMLElement>("textarea, input")?.focus())
  // A field is of one kind, and so is the draft: what is merged fits.
  const set = (change: { readonly [field: string]: unknown }) => {
    setDraft("now", (now) => ({ ...now, ...change }))
    setWrong(false)
  }
  const hand = (to: (draft: DraftBody) => void) => {
    const done = tidy(plain(draft.now))
    if (saysSomething(done)) to(done)
    else setWrong(true)
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault()
      props.onLeave()
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      hand(props.onApprove)
    }
  }
  const of = <K extends DraftBody["kind"]>(kind: K) => {
    const now = draft.now
    // The kind has just been looked at.
    return now.kind === kind ? (now as Extract<DraftBody, { readonly kind: K }>) : undefined
  }
  return (
    <form
      class="draft-form"
      ref={form}
      onKeyDown={key}
      onSubmit={(event) => {
        event.preventDefault()
        hand(props.onSave)
      }}
    >
      <textarea
        class="field title"
        dir="auto"
        rows={draft.now.kind === "atom" ? 3 : 2}
        maxlength={draft.now.kind === "topic" ? 120 : draft.now.kind === "atom" ? 1000 : 300}
        aria-label={words.t(
          draft.now.kind === "topic" ? "field.name" : draft.now.kind === "atom" ? "field.text" : "field.title"
        )}
        aria-invalid={wrong()}
        value={titleOf(draft.now)}
        onInput={({ currentTarget: { value } }) =>
          set(
            draft.now.kind === "topic"
              ? { name: value }
              : draft.now.kind === "atom"
                ? { text: value }
                : { title: value }
          )
        }
      />
      <Show when={wrong()}>
        <p role="alert">{words.t("notBlank")}</p>
      </Show>
      <Show when={of("topic")}>
        {(topic) => (
          <textarea
            class="field"
            dir="auto"
            rows={4}
            maxlength={2000}
            aria-label={words.t("field.summary")}
            placeholder={words.t("field.summary")}
            value={topic().summary}
            onInput={(event) => set({ summary: event.currentTarget.value })}
          />
        )}
      </Show>
      <Show when={of("atom")}>
        {(atom) => (
          <dl class="fields">
            <Field label={words.t("field.type")}>
              <Pick
                label={words.t("field.type")}
                value={atom().type}
                choices={atomTypes.map((type) => ({ id: type, name: words.value("atom", type) }))}
                onPick={(type) => set({ type })}
              />
            </Field>
            <Field label={words.t("field.topic")}>
              <Pick
                label={words.t("field.topic")}
                value={atom().topic ?? ""}
                choices={[{ id: "", name: words.t("none") }, ...props.topics]}
                onPick={(topic) => set({ topic: topic === "" ? null : topic })}
              />
            </Field>
            <Field label={words.t("field.tags")}>
              <input
                class="field"
                dir="auto"
                aria-label={words.t("tagsHint")}
                placeholder={words.t("tagsHint")}
                value={atom().tags.join(", ")}
                onChange={(event) =>
                  set({
                    tags: event.currentTarget.value
                      .split(",")
                      .map((tag) => tag.trim().slice(0, 60))
                      .filter((tag) => tag !== "")
                      .slice(0, 12)
                  })
                }
              />
            </Field>
          </dl>
        )}
      </Show>
      <Show when={of("task")}>
        {(task) => (
          <>
            <textarea
              class="field"
              dir="auto"
              rows={4}
              maxlength={20_000}
              aria-label={words.t("field.description")}
              placeholder={words.t("field.description")}
              value={task().description}
              onInput={(event) => set({ description: event.currentTarget.value })}
            />
            <dl class="fields">
              <Field label={words.t("field.assignee")}>
                <Pick
                  label={words.t("field.assignee")}
                  value={task().assignee ?? ""}
                  choices={[{ id: "", name: words.t("nobody") }, ...props.people]}
                  onPick={(assignee) => set({ assignee: assignee === "" ? null : assignee })}
                />
              </Field>
              <Field label={words.t("field.due")}>
                <input
                  class="field"
                  type="date"
                  aria-label={words.t("field.due")}
                  value={task().due?.slice(0, 10) ?? ""}
                  onChange={(event) =>
                    set({ due: event.currentTarget.value === "" ? null : event.currentTarget.value })
                  }
                />
              </Field>
              <Field label={words.t("field.priority")}>
                <Pick
                  label={words.t("field.priority")}
                  value={task().priority}
                  choices={priorities.map((id) => ({ id, name: words.value("priority", id) }))}
                  onPick={(priority) => set({ priority })}
                />
              </Field>
              <Field label={words.t("field.category")}>
                <Pick
                  label={words.t("field.category")}
                  value={task().category}
                  choices={categories.map((id) => ({ id, name: words.value("category", id) }))}
                  onPick={(category) => set({ category })}
                />
              </Field>
              <Field label={words.t("field.topic")}>
                <Pick
                  label={words.t("field.topic")}
                  value={task().topics[0] ?? ""}
                  choices={[{ id: "", name: words.t("none") }, ...props.topics]}
                  onPick={(topic) =>
                    set({
                      topics: [
                        ...(topic === "" ? [] : [topic]),
                        ...task()
                          .topics.slice(1)
                          .filter((id) => id !== topic)
                      ]
                    })
                  }
                />
              </Field>
            </dl>
          </>
        )}
      </Show>
      <div class="acts">
        <button class="btn go" type="button" onClick={() => hand(props.onApprove)}>
          {words.t("approveEdited")} <kbd>Ctrl ↵</kbd>
        </button>
        <button class="btn" type="submit">
          {words.t("save")}
        </button>
        <button class="btn bare" type="button" onClick={() => props.onLeave()}>
          {words.t("cancel")} <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  )
}

function Field(props: ParentProps<{ readonly label: string }>) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </>
  )
}

function Pick(props: {
  readonly label: string
  readonly value: string
  readonly choices: ReadonlyArray<Choice>
  readonly onPick: (id: string) => void
}) {
  return (
    <select
      class="field"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onPick(event.currentTarget.value)}
    >
      <For each={props.choices}>
        {({ id, name }) => (
          <option value={id} selected={id === props.value}>
            {name}
          </option>
        )}
      </For>
    </select>
  )
}

/** What stands in a store is watched; this is not. */
const plain = (draft: DraftBody): DraftBody => JSON.parse(JSON.stringify(draft))
