/** What was said, newest first, and what became of it. */
import { A } from "@solidjs/router"
import { createMemo, createSignal, For, Show } from "solid-js"
import { api } from "../sync/api.ts"
import { useLive } from "../sync/live.tsx"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import { FirstSteps } from "../tasks/FirstSteps.tsx"

/** How many are shown before more is asked for. */
const pageLength = 100

export function MessagesPage(props: { readonly toast: (text: string) => void }) {
  const live = useLive()
  const [shown, setShown] = createSignal(pageLength)
  const [text, setText] = createSignal("")
  const rows = createMemo(() =>
    Object.values(live.messages)
      .filter((row) => row !== undefined)
      .toSorted((a, b) => (a.sentAt < b.sentAt ? 1 : a.sentAt > b.sentAt ? -1 : 0))
  )
  /** The one chat that all of it was said in, if there is one. */
  const chat = createMemo(() => {
    const chats = new Set(rows().map(({ chat }) => chat))
    return chats.size === 1 ? ([...chats][0] ?? null) : null
  })
  const tell = (error: unknown) => props.toast(sentenceOf(error))
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    const said = text()
    if (said.trim() === "") return
    setText("")
    await api.postMessage(said).catch((error: unknown) => {
      setText(said)
      tell(error)
    })
  }
  return (
    <>
      <header class="bar">
        <h1>{words.t("messages")}</h1>
        <Show when={live.mayAct() && rows().length > 0}>
          <span class="end">
            <A class="btn bare" href={chat() === null ? "/runs" : `/runs?chat=${chat()}`}>
              {words.t(chat() === null ? "findKnowledge" : "findKnowledgeHere")}
            </A>
          </span>
        </Show>
      </header>
      <div class="page" aria-busy={!live.views.messages.ready()}>
        <Show when={live.mayAct()}>
          <form class="find" onSubmit={(event) => void send(event)}>
            <input
              class="field"
              dir="auto"
              maxlength={40_000}
              aria-label={words.t("write")}
              placeholder={words.t("write")}
              value={text()}
              onInput={(event) => setText(event.currentTarget.value)}
            />
            <button class="btn" type="submit" disabled={text().trim() === ""}>
              {words.t("send")}
            </button>
          </form>
        </Show>
        <For each={rows().slice(0, shown())}>
          {(message) => (
            <article class="said" data-message={message.id}>
              <span class="who">
                <b>
                  <bdi>{live.nameOf(message.author)}</bdi>
                </b>{" "}
                <time datetime={message.sentAt}>
                  {words.day(message.sentAt)} {words.time(message.sentAt)}
                </time>
                <Show when={message.edited}> · {words.t("edited")}</Show>
              </span>
              <p dir="auto">{message.redacted ? words.t("redacted") : message.text}</p>
              <span class="acts">
                <For each={message.tasks}>
                  {(task) => (
                    <A class="chip" href={`/tasks/${task}`}>
                      {live.tasks[task] === undefined ? words.t("becameTask") : `T-${live.tasks[task]?.number}`}
                    </A>
                  )}
                </For>
                <Show when={live.mayAct() && !message.redacted && message.tasks.length === 0}>
                  <button class="btn" type="button" onClick={() => void api.makeTask(message.id).catch(tell)}>
                    {words.t("makeTask")}
                  </button>
                </Show>
              </span>
            </article>
          )}
        </For>
        <Show when={rows().length > shown()}>
          <button class="btn bare" type="button" onClick={() => setShown(shown() + pageLength)}>
            {words.t("showMore")}
          </button>
        </Show>
        <Show when={live.views.messages.ready() && rows().length === 0}>
          <FirstSteps toast={props.toast} />
        </Show>
      </div>
    </>
  )
}
