/** Incoming webhooks: the senders whose webhooks become messages or tasks, and the webhooks that could not be handled. */
import { Show } from "solid-js"
import type { SourceRow } from "../../../gateways/contract/webhooks/sources.ts"
import { RowsById } from "../../parts/rows/RowsById.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../words/words.ts"
import { createAct, createLoaded } from "../parts/createLoaded.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"
import { FailedWebhooks } from "./FailedWebhooks.tsx"
import { AddSource } from "./AddSource.tsx"
import { SourceItem } from "./row/SourceItem.tsx"
import { sourcesApi } from "./parts/sourcesApi.ts"
import "./sources.css"

export function SourcesSection() {
  const sources = createLoaded(sourcesApi.list)
  const failures = createLoaded(sourcesApi.failures)
  const chats = createLoaded(teamApi.chats)
  const act = createAct(sources, failures)
  const shownRow = (row: SourceRow) => (row.isHidden ? { ...row, name: words.t("sources.hidden") } : row)
  const placeOf = ({ chat, isHidden }: SourceRow) => (isHidden ? words.t("sources.hiddenPlace") : placeIn(chat))
  const placeIn = (chat: SourceRow["chat"]) =>
    (chats.value() ?? []).find(({ id }) => id === chat)?.title ??
    words.t(chat === null ? "sources.wholeTeam" : "sources.otherChat")
  return (
    <>
      <SettingsSection id="sources" title={words.t("settings.sources")} text={words.t("sources.text")}>
        <WhenLoaded of={sources}>
          {(all) => (
            <ul class="plain-list">
              <RowsById rows={all()} fallback={<li class="quiet-text">{words.t("sources.empty")}</li>}>
                {(row) => <SourceItem row={shownRow(row())} place={placeOf(row())} act={act} />}
              </RowsById>
            </ul>
          )}
        </WhenLoaded>
      </SettingsSection>
      <Show when={(failures.value() ?? []).length > 0}>
        <FailedWebhooks failures={failures.value() ?? []} sources={sources.value() ?? []} act={act} />
      </Show>
      <AddSource chats={chats.value() ?? []} act={act} />
    </>
  )
}
