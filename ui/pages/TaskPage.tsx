/** One task: what it says, what may be done, and its whole history. */
import { A, useParams } from "@solidjs/router"
import { createMemo, createResource, createSignal, For, Show } from "solid-js"
import type { ActivityRow, TaskRow } from "../../gateways/contract.ts"
import { type Act, EditableDescription, EditableTitle } from "../parts/EditableTexts.tsx"
import { History } from "../parts/History.tsx"
import { TaskFields } from "../parts/TaskFields.tsx"
import { api } from "../sync/api.ts"
import { useLive } from "../sync/live.tsx"
import { words } from "../words/words.ts"

export function TaskPage() {
  const live = useLive()
  const params = useParams()
  const task = createMemo(() => live.task(params["id"] ?? ""))
  // The history follows the row: each change of it is one more line.
  const [history] = createResource(
    () => ({ id: params["id"] ?? "", seq: task()?.seq }),
    async ({ id, seq }): Promise<ReadonlyArray<ActivityRow>> =>
      seq === undefined
        ? []
        : api
            .history(id)
            .then(({ items }) => items)
            .catch(() => [])
  )
  const act = (verb: string, change: Partial<TaskRow>, body?: unknown) => {
    const id = task()?.id
    if (id !== undefined) void live.act(id, change, () => api.act(id, verb, body))
  }
  return (
    <Show when={task()} fallback={<Missing ready={live.ready.tasks} />}>
      {(now) => (
        <>
          <header class="bar">
            <A class="quiet-text" href="/">
              {words.t("tasks")}
            </A>
            <span class="quiet-text">T-{now().number}</span>
            <h1>
              <bdi>{now().title}</bdi>
            </h1>
            <span class="end">
              <Actions task={now()} act={act} />
            </span>
          </header>
          <div class="page">
            <div class="two">
              <div class="body">
                <EditableTitle task={now()} act={act} />
                <Show when={now().audience !== "team"}>
                  <p class="quiet-text">
                    {words.t("shareHint")}{" "}
                    <button class="btn bare" type="button" onClick={() => act("share", {})}>
                      {words.t("share")}
                    </button>
                  </p>
                </Show>
                <EditableDescription task={now()} act={act} />
                <TaskFields
                  task={now()}
                  people={Object.values(live.people).flatMap((person) =>
                    person === undefined || person.role === null || person.role === "viewer" ? [] : [person]
                  )}
                  nameOf={live.nameOf}
                  act={act}
                />
                <Origin message={now().message} />
                <CommentForm onComment={(text) => act("comment", {}, { text })} />
              </div>
              <History items={history.latest ?? []} nameOf={live.nameOf} />
            </div>
          </div>
        </>
      )}
    </Show>
  )
}

function Missing(props: { readonly ready: boolean }) {
  return (
    <>
      <header class="bar">
        <A class="quiet-text" href="/">
          {words.t("tasks")}
        </A>
      </header>
      <div class="page">
        <div class="empty">
          <p>{props.ready ? words.t("noSuchTask") : `${words.t("loading")}…`}</p>
        </div>
      </div>
    </>
  )
}

function Actions(props: { readonly task: TaskRow; readonly act: Act }) {
  const over = () => props.task.status === "done" || props.task.status === "cancelled"
  return (
    <Show
      when={!over()}
      fallback={
        <button class="btn" type="button" onClick={() => props.act("reopen", { status: "open" })}>
          {words.t("reopen")}
        </button>
      }
    >
      <Show when={props.task.status === "open"}>
        <button class="btn" type="button" onClick={() => props.act("start", { status: "in-progress" })}>
          {words.t("start")}
        </button>
      </Show>
      <button class="btn bare" type="button" onClick={() => props.act("cancel", { status: "cancelled" })}>
        {words.t("cancelTask")}
      </button>
      <button class="btn go" type="button" onClick={() => props.act("complete", { status: "done" })}>
        {words.t("complete")}
      </button>
    </Show>
  )
}

/** The words that it was made of. */
function Origin(props: { readonly message: string | null }) {
  const live = useLive()
  const said = () => (props.message === null ? undefined : live.messages[props.message])
  return (
    <For each={said() === undefined ? [] : [said()]}>
      {(message) => (
        <section aria-label={words.t("why")}>
          <h3 class="quiet-text">{words.t("why")}</h3>
          <blockquote>
            <mark dir="auto">{message?.text}</mark>
            <p class="quiet-text">
              <bdi>{live.nameOf(message?.author ?? "")}</bdi>, {words.day(message?.sentAt ?? "")}{" "}
              {words.time(message?.sentAt ?? "")}
            </p>
          </blockquote>
        </section>
      )}
    </For>
  )
}

function CommentForm(props: { readonly onComment: (text: string) => void }) {
  const [text, setText] = createSignal("")
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    if (text().trim() === "") return
    props.onComment(text())
    setText("")
  }
  return (
    <form class="comment-form" onSubmit={send}>
      <textarea
        class="field"
        dir="auto"
        maxlength={10_000}
        aria-label={words.t("comment")}
        placeholder={words.t("comment")}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button class="btn" type="submit" disabled={text().trim() === ""}>
        {words.t("commentSend")}
      </button>
    </form>
  )
}
