/** The chats of a checked file: what would be stored, what would be lost, and who may read it. A person chooses and confirms. */
import { createSignal, For, type JSX, Show } from "solid-js"
import type { ChatInFile, ImportShown } from "../../../gateways/contract/imports/imports.ts"
import { Button } from "../../parts/button/Button.tsx"
import { Checkbox } from "../../parts/choice/Checkbox.tsx"
import { chatWords as words } from "../../words/words.ts"

export function Preview(props: {
  readonly shown: ImportShown
  readonly onStart: (places: ReadonlyArray<string>) => void
  /** The other buttons. */
  readonly buttons: JSX.Element
}) {
  const chats = () => props.shown.chats
  const isOne = () => chats().length === 1
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const chosen = () => chats().filter(({ place, messages }) => messages > 0 && !left().has(place))
  const count = () => chosen().reduce((sum, { messages }) => sum + messages, 0)
  const choose = (place: string, isChosen: boolean) =>
    setLeft((before) => new Set(isChosen ? [...before].filter((each) => each !== place) : [...before, place]))
  return (
    <div class="import-preview">
      <table>
        <caption>{words.t("chatImport.preview", { name: props.shown.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{words.t("chatImport.chat")}</th>
            <th scope="col">{words.t("chatImport.messages")}</th>
            <th scope="col">{words.t("chatImport.leftOut")}</th>
            <th scope="col">{words.t("chatImport.readers")}</th>
          </tr>
        </thead>
        <tbody>
          <For each={chats()}>
            {(chat) => (
              <tr>
                <th scope="row" dir="auto">
                  <Show when={!isOne()} fallback={chat.title}>
                    <Checkbox
                      label={chat.title}
                      checked={chat.messages > 0 && !left().has(chat.place)}
                      disabled={chat.messages === 0}
                      onChange={(isChosen) => choose(chat.place, isChosen)}
                    />
                  </Show>
                </th>
                <td>{words.number(chat.messages)}</td>
                <td>
                  <Losses chat={chat} />
                </td>
                <td>{words.t(chat.audience === "team" ? "chatImport.team" : "chatImport.members")}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="quiet-text">{words.t("chatImport.once")}</p>
      <p class="acts">
        <Button look="go" disabled={count() === 0} onClick={() => props.onStart(chosen().map(({ place }) => place))}>
          {words.count("importMessages", count())}
        </Button>
        {props.buttons}
      </p>
    </div>
  )
}

/** The number of the messages that cannot be stored. It opens a list of their kinds, and of lost parts of messages. */
function Losses(props: { readonly chat: ChatInFile }) {
  return (
    <Show when={props.chat.losses.length > 0} fallback={words.number(props.chat.leftOut)}>
      <details>
        <summary>{words.number(props.chat.leftOut)}</summary>
        <ul class="plain-list">
          <For each={props.chat.losses}>
            {({ sort, kind, count }) => (
              <li>
                {words.t(sort === "left-out" ? "chatImport.notStored" : "chatImport.storedWithout")} <bdi>{kind}</bdi>:{" "}
                {words.number(count)}
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}
