/** The settings: a menu of pages, and the one that the address names. */
import { A, useParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { NoSuchPage } from "../pages/NoSuchPage.tsx"
import { PageOfOthers } from "../pages/PageOfOthers.tsx"
import { Redirect } from "../pages/Redirect.tsx"
import { Bar } from "../parts/bar/Bar.tsx"
import { keepInView } from "../parts/show/keepInView.ts"
import { settingsWords as words } from "../words/words.ts"
import { createRole } from "./parts/createRole.ts"
import { type SectionId, sectionIds, sections } from "./sections.ts"
import "./settings.css"

const groups = ["you", "team"] as const

export function SettingsPage() {
  const params = useParams<{ section?: string }>()
  const { has } = createRole()
  const named = () => sectionIds.find((id) => id === params.section)
  const shown = () => {
    const id = named()
    return id !== undefined && has(sections[id].least) ? id : undefined
  }
  const of = (group: (typeof groups)[number]): ReadonlyArray<SectionId> =>
    sectionIds.filter((id) => sections[id].group === group && has(sections[id].least))
  return (
    <Show when={params.section} fallback={<Redirect to="/settings/people" />}>
      <Show when={shown()} fallback={named() === undefined ? <NoSuchPage /> : <ForAdmins />}>
        {(id) => (
          <>
            <Bar title={words.t("pageTitle.settings")} />
            <div class="page set">
              <nav aria-label={words.t("pageTitle.settings")}>
                <For each={groups}>
                  {(group) => (
                    <>
                      <div class="set-cap">{words.value("settings", group)}</div>
                      <For each={of(group)}>{(each) => <SectionLink id={each} isShown={each === id()} />}</For>
                    </>
                  )}
                </For>
              </nav>
              <div class="set-page">
                <Dynamic component={sections[id()].page} />
              </div>
            </div>
          </>
        )}
      </Show>
    </Show>
  )
}

const ForAdmins = () => (
  <PageOfOthers
    page={words.t("pageTitle.settings")}
    reason={words.t("settings.adminsOnly")}
    text={words.t("settings.adminsAsk")}
    people={words.t("settings.adminsWho")}
  />
)

/** On a phone the menu is one line that scrolls, so the link of the shown page is brought into view. */
function SectionLink(props: { readonly id: SectionId; readonly isShown: boolean }) {
  let link!: HTMLAnchorElement
  keepInView(
    () => link,
    () => props.isShown,
    "center"
  )
  return (
    <A ref={link} href={`/settings/${props.id}`}>
      {words.value("settings", props.id)}
    </A>
  )
}
