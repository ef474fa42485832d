/** The members as everyone sees them: names and roles. */
import { For, Show } from "solid-js"
import { Face } from "../../signs/Face.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../words/words.ts"
import { createLoaded } from "../parts/createLoaded.ts"
import { createRole } from "../parts/createRole.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"
import { createFind, fewMembers, FindPeople } from "./find/FindPeople.tsx"

export function TeamOnly() {
  const { actor } = createRole()
  const people = createLoaded(teamApi.people)
  const find = createFind(() => people.value() ?? [])
  return (
    <SettingsSection
      id="people"
      title={words.t("settings.people")}
      text={`${words.t("settings.rolesText")} ${words.t("settings.adminsChange")}`}
      action={<FindPeople find={find} above={fewMembers} />}
    >
      <WhenLoaded of={people}>
        {() => (
          <ul class="plain-list">
            <For each={find.found()} fallback={<li class="quiet-text">{words.t("settings.noOneFound")}</li>}>
              {(person) => (
                <li class="set-row two">
                  <Face actor={person.id} name={person.name} />
                  <span class="grow">
                    <span>
                      <b dir="auto">{person.name}</b>
                      <Show when={person.id === actor}>
                        <span class="quiet-text"> {words.t("you")}</span>
                      </Show>
                    </span>
                  </span>
                  <span>{person.role === null ? "" : words.value("role", person.role)}</span>
                </li>
              )}
            </For>
          </ul>
        )}
      </WhenLoaded>
    </SettingsSection>
  )
}
