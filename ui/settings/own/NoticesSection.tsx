/** Which notifications reach the person, by the dashboard and by Telegram, and when Telegram stays quiet. */
import { For, Show } from "solid-js"
import { defaultSettings, reaches } from "../../../domain/notices/reaches.ts"
import type { NoticeSettings } from "../../../domain/notices/settings.ts"
import { type NoticeChannel, noticeChannels, type NoticeKind, noticeKinds } from "../../../domain/vocabulary.ts"
import { keepNoticeSettings } from "../../inbox/rules/noticeSettings.ts"
import { Checkbox } from "../../parts/choice/Checkbox.tsx"
import { noticesApi } from "../../sync/rest/noticesApi.ts"
import { noticeWords as words, settingsWords } from "../../words/words.ts"
import { createAct, createLoaded } from "../parts/createLoaded.ts"
import { createRole } from "../parts/createRole.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"
import "./notices.css"

/** The times that a switch sets when it is turned on. */
const firstDigest = "08:30"
const firstQuiet = { from: "21:00", to: "07:00" }

export function NoticesSection() {
  const { actor } = createRole()
  const stored = createLoaded((after) => noticesApi.settings(after))
  const act = createAct(stored)
  const now = () => stored.value() ?? defaultSettings
  const save = (to: NoticeSettings) => async () => {
    const receipt = await noticesApi.setSettings(actor, to)
    keepNoticeSettings(to)
    return receipt
  }
  const set = (change: Partial<NoticeSettings>) => {
    const before = now()
    void act(save({ ...before, ...change }), {
      text: settingsWords.t("settings.saved"),
      undo: () => void act(save(before))
    })
  }
  const toggle = (kind: NoticeKind, channel: NoticeChannel, on: boolean) => {
    const before = now()
    const switches = {
      dashboard: reaches(before, kind, "dashboard"),
      telegram: reaches(before, kind, "telegram"),
      [channel]: on
    }
    set({ kinds: { ...before.kinds, [kind]: switches } })
  }
  return (
    <SettingsSection id="notices" title={words.t("notices")} text={words.t("noticesText")}>
      <WhenLoaded of={stored}>
        {() => (
          <div class="set-fields">
            <KindTable settings={now()} onToggle={toggle} />
            <TelegramTimes settings={now()} onChange={set} />
            <p class="quiet-text">{words.t("noticesZone")}</p>
          </div>
        )}
      </WhenLoaded>
    </SettingsSection>
  )
}

/** When Telegram stays quiet, and when it sends the digest. */
function TelegramTimes(props: {
  readonly settings: NoticeSettings
  readonly onChange: (change: Partial<NoticeSettings>) => void
}) {
  return (
    <>
      <Checkbox
        label={words.t("noticesQuiet")}
        checked={props.settings.quiet !== null}
        onChange={(on) => props.onChange({ quiet: on ? firstQuiet : null })}
      />
      <Show when={props.settings.quiet}>
        {(quiet) => (
          <div class="notice-times">
            <TimeField
              label={words.t("noticesFrom")}
              value={quiet().from}
              onPick={(from) => props.onChange({ quiet: { ...quiet(), from } })}
            />
            <TimeField
              label={words.t("noticesTo")}
              value={quiet().to}
              onPick={(to) => props.onChange({ quiet: { ...quiet(), to } })}
            />
          </div>
        )}
      </Show>
      <Checkbox
        label={words.t("noticesDigest")}
        checked={props.settings.digest !== null}
        onChange={(on) => props.onChange({ digest: on ? firstDigest : null })}
      />
      <Show when={props.settings.digest}>
        {(digest) => (
          <div class="notice-times">
            <TimeField
              label={words.t("noticesDigestAt")}
              value={digest()}
              onPick={(at) => props.onChange({ digest: at })}
            />
          </div>
        )}
      </Show>
    </>
  )
}

function KindTable(props: {
  readonly settings: NoticeSettings
  readonly onToggle: (kind: NoticeKind, channel: NoticeChannel, on: boolean) => void
}) {
  return (
    <table class="notice-kinds">
      <thead>
        <tr>
          <th scope="col">{words.t("noticesKind")}</th>
          <For each={noticeChannels}>{(channel) => <th scope="col">{words.value("noticeChannel", channel)}</th>}</For>
        </tr>
      </thead>
      <tbody>
        <For each={noticeKinds}>
          {(kind) => (
            <tr>
              <th scope="row">{words.value("noticeKind", kind)}</th>
              <For each={noticeChannels}>
                {(channel) => (
                  <td>
                    <Checkbox
                      label={`${words.value("noticeKind", kind)}, ${words.value("noticeChannel", channel)}`}
                      bare
                      checked={reaches(props.settings, kind, channel)}
                      onChange={(on) => props.onToggle(kind, channel, on)}
                    />
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

/** A time that is saved when the person leaves the field. An empty field keeps the former time. */
function TimeField(props: { readonly label: string; readonly value: string; readonly onPick: (time: string) => void }) {
  return (
    <label class="labelled">
      <span>{props.label}</span>
      <input
        type="time"
        value={props.value}
        onBlur={({ currentTarget }) => {
          const time = currentTarget.value.slice(0, 5)
          if (time === "") currentTarget.value = props.value
          else if (time !== props.value) props.onPick(time)
        }}
      />
    </label>
  )
}
