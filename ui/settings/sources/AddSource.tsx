/** Adds a sender of webhooks. What is typed stays until the server has stored it. */
import { createSignal, Show } from "solid-js"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import type { NewSource } from "../../../gateways/contract/webhooks/sources.ts"
import { createDraft } from "../../drafts/createDraft.ts"
import { Button } from "../../parts/button/Button.tsx"
import { settingsWords as words } from "../../words/words.ts"
import type { ActOnLists } from "../parts/createLoaded.ts"
import { SettingsSection } from "../parts/SettingsSection.tsx"
import { createMappingTest } from "./mapping/createMappingTest.ts"
import { MappingFields } from "./mapping/MappingFields.tsx"
import { SourceFields, type TypedSource, wholeTeam } from "./SourceFields.tsx"
import { SourceSecret } from "./parts/SourceSecret.tsx"
import { type MadeSource, sourcesApi } from "./parts/sourcesApi.ts"
import { emptyMapping, mappingOf } from "./mapping/typedMapping.ts"

export const emptySource: TypedSource = {
  name: "",
  kind: "github",
  makes: "message",
  place: wholeTeam,
  thread: "",
  mapping: emptyMapping
}

export const asSentSource = ({
  name,
  kind,
  makes,
  place,
  thread,
  mapping: { sample, ...fields }
}: TypedSource): NewSource =>
  ({
    name: name.trim(),
    kind,
    makes,
    ...(place === wholeTeam ? {} : { chat: place, ...(thread.trim() === "" ? {} : { thread: thread.trim() }) }),
    ...(kind === "json" ? { mapping: mappingOf(fields), sample } : {})
    // The server checks the ids and the texts of a request.
  }) as NewSource

export function AddSource(props: { readonly chats: ReadonlyArray<ChatRow>; readonly act: ActOnLists }) {
  const draft = createDraft(
    () => "source:new",
    () => emptySource
  )
  // A draft of an earlier version has fewer fields.
  const typed = (): TypedSource => ({ ...emptySource, ...draft.value() })
  const change = (part: Partial<TypedSource>) => draft.set({ ...typed(), ...part })
  const result = createMappingTest(() => typed().mapping, sourcesApi.tryMapping)
  const isJson = () => typed().kind === "json"
  const mayAdd = () => typed().name.trim() !== "" && !draft.busy() && (!isJson() || result()?.isGood === true)
  const [made, setMade] = createSignal<MadeSource | null>(null)
  const add = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!mayAdd()) return
    await draft.send(async (now, key) => {
      const isMade = await props.act(async () => {
        const answer = await sourcesApi.add(asSentSource({ ...emptySource, ...now }), key)
        setMade(answer)
        return answer
      })
      return isMade ? true : null
    })
  }
  return (
    <SettingsSection id="new-source" title={words.t("sources.add")} text={words.t("sources.addText")}>
      <form class="src-form" onSubmit={(event) => void add(event)}>
        <SourceFields value={typed()} chats={props.chats} busy={draft.busy()} onChange={change} />
        <Show when={isJson()}>
          <MappingFields
            value={typed().mapping}
            result={result()}
            busy={draft.busy()}
            onChange={(mapping) => change({ mapping })}
          />
        </Show>
        <Button type="submit" disabled={!mayAdd()}>
          {words.t("sources.add")}
        </Button>
      </form>
      <Show when={made()}>{(now) => <SourceSecret made={now()} />}</Show>
    </SettingsSection>
  )
}
