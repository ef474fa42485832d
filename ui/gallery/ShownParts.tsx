import { createSignal } from "solid-js"
import { Button } from "../parts/button/Button.tsx"
import { Collapsible } from "../parts/show/Collapsible.tsx"
import { Note } from "../parts/show/Note.tsx"
import { Progress } from "../parts/show/Progress.tsx"
import { Skeleton } from "../parts/show/Skeleton.tsx"
import { Tabs } from "../parts/show/Tabs.tsx"

const tabs = [
  { id: "open", name: "Open", count: 41, content: () => <p>41 tasks</p> },
  { id: "mine", name: "Mine", count: 6, content: () => <p>6 tasks</p> },
  { id: "none", name: "No count", content: () => <p>Nothing</p> }
] as const

export function ShownParts() {
  const [tab, setTab] = createSignal<(typeof tabs)[number]["id"]>("open")
  return (
    <>
      <Tabs label="Views" tabs={tabs} value={tab()} onPick={setTab} />
      <Collapsible title="In progress" count={5}>
        <p class="padded">Five rows.</p>
      </Collapsible>
      <Progress label="Reading messages" value={0.62} />
      <Progress label="Reading messages, with trouble" value={0.3} warn />
      <Note tone="accent" action={<Button small>Reload</Button>}>
        <b>New version.</b> Drafts are kept.
      </Note>
      <Note tone="warn">
        <b>Offline since 14:31.</b> 2 not sent
      </Note>
      <Note tone="bad">The list could not be loaded.</Note>
      <Skeleton rows={3} />
    </>
  )
}
