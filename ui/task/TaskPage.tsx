/** One task: what it says, what may be done, and its whole history. */
import { A, useNavigate, useParams } from "@solidjs/router"
import { createMemo, createSignal, onCleanup, onMount, Show } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"
import type { WhyStep } from "../../gateways/contract/knowledge.ts"
import { type Act, EditableDescription, EditableTitle } from "./EditableTexts.tsx"
import { History } from "./History.tsx"
import { onKeys } from "../parts/keys.ts"
import { TaskFields } from "./TaskFields.tsx"
import { WhyChain } from "../knowledge/WhyChain.tsx"
import { api } from "../sync/api.ts"
import { createFetched } from "../sync/fetched.ts"
import { knowledge } from "../sync/knowledgeApi.ts"
import { useLive } from "../sync/live.tsx"
import { words } from "../words/words.ts"

export function TaskPage() {
  const live = useLive()
  const params = useParams()
  const navigate = useNavigate()
  const task = createMemo(() => live.task(params["id"] ?? ""))
  // The history follows the row: each change of it is one more line.
  const version = createMemo(
    () => {
      const now = task()
      return now === undefined ? null : { id: now.id, seq: now.seq }
    },
    null,
    { equals: (a, b) => a?.id === b?.id && a?.seq === b?.seq }
  )
  const history = createFetched(version, ({ id }) => api.history(id))
  const why = createFetched(version, ({ id }) => knowledge.why(id))
  const act = (verb: string, change: Partial<TaskRow>, body?: unknown) => {
    const id = task()?.id
    if (id !== undefined) void live.act(id, change, () => api.act(id, verb, body))
  }
  onMount(() => onCleanup(onKeys({ Escape: () => navigate("/tasks") })))
  return (
    <Show when={task()} fallback={<Missing ready={live.views.tasks.ready()} />}>
      {(now) => (
        <>
          <header class="bar folds">
            <A class="quiet-text" href="/tasks">
              {words.t("tasks")}
            </A>
            <span class="quiet-text">T-{now().number}</span>
            <h1>
              <bdi>{now().title}</bdi>
            </h1>
            <span class="end">
              <Show when={live.mayAct()}>
                <Actions task={now()} act={act} />
              </Show>
            </span>
          </header>
          <div class="page">
            <div class="two">
              <div class="body">
                <EditableTitle task={now()} mayAct={live.mayAct()} act={act} />
                <Show when={now().audience !== "team"}>
                  <p class="quiet-text">
                    {words.t("shareHint")}{" "}
                    <Show when={live.mayAct()}>
                      <button class="btn bare" type="button" onClick={() => act("share", {})}>
                        {words.t("share")}
                      </button>
                    </Show>
                  </p>
                </Show>
                <EditableDescription task={now()} mayAct={live.mayAct()} act={act} />
                <TaskFields
                  task={now()}
                  people={Object.values(live.people).flatMap((person) =>
                    person === undefined || person.role === null || person.role === "viewer" ? [] : [person]
                  )}
                  nameOf={live.nameOf}
                  mayAct={live.mayAct()}
                  act={act}
                />
                <Why
                  chain={why.value()?.about.id === now().id ? (why.value()?.answer.chain ?? []) : []}
                  message={now().message}
                />
                <Show when={live.mayAct()}>
                  <CommentForm onComment={(text) => act("comment", {}, { text })} />
                </Show>
              </div>
              <History items={history.value()?.answer.items ?? []} nameOf={live.nameOf} />
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
        <A class="quiet-text" href="/tasks">
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

/** The way from what was said to the task; while nobody has told it, the words that it was made of. */
function Why(props: { readonly chain: ReadonlyArray<WhyStep>; readonly message: string | null }) {
  const live = useLive()
  const said = () => (props.message === null ? undefined : live.messages[props.message])
  return (
    <Show when={props.chain.length > 0 || said() !== undefined}>
      <section aria-label={words.t("why")}>
        <h3 class="quiet-text">{words.t("why")}</h3>
        <Show when={props.chain.length === 0} fallback={<WhyChain chain={props.chain} nameOf={live.nameOf} />}>
          <blockquote>
            <mark dir="auto">{said()?.text}</mark>
            <p class="quiet-text">
              <bdi>{live.nameOf(said()?.author ?? "")}</bdi>, {words.day(said()?.sentAt ?? "")}{" "}
              {words.time(said()?.sentAt ?? "")}
            </p>
          </blockquote>
        </Show>
      </section>
    </Show>
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
