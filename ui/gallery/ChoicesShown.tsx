import { createSignal } from "solid-js"
import { Checkbox } from "../parts/choice/Checkbox.tsx"
import { Combobox } from "../parts/choice/Combobox.tsx"
import { RadioGroup } from "../parts/choice/RadioGroup.tsx"
import { SearchField } from "../parts/choice/SearchField.tsx"
import { Select } from "../parts/choice/Select.tsx"
import { Slider } from "../parts/choice/Slider.tsx"

const roles = [
  { id: "owner", name: "Owner" },
  { id: "member", name: "Member" },
  { id: "viewer", name: "Viewer" }
] as const
type Role = (typeof roles)[number]["id"]

export function ChoicesShown() {
  const [role, setRole] = createSignal<Role>("member")
  const [found, setFound] = createSignal<Role | null>(null)
  const [checked, setChecked] = createSignal(true)
  const [step, setStep] = createSignal(3)
  const [text, setText] = createSignal("tide")
  return (
    <>
      <div class="shown">
        <Select label="Role" value={role()} choices={roles} onPick={setRole} />
        <Select label="Role without a border" plain value={role()} choices={roles} onPick={setRole} />
        <Select label="Disabled role" value={role()} choices={roles} disabled onPick={setRole} />
        <Combobox label="Find a role" placeholder="Find a role" value={found()} choices={roles} onPick={setFound} />
        <SearchField label="Search the list" value={text()} onInput={setText} />
      </div>
      <div class="shown">
        <Checkbox label="Checked" checked={checked()} onChange={setChecked} />
        <Checkbox label="Not checked" checked={!checked()} onChange={(now) => setChecked(!now)} />
        <Checkbox label="Some" some checked={false} onChange={() => undefined} />
        <Checkbox label="Disabled" disabled checked onChange={() => undefined} />
      </div>
      <RadioGroup
        label="Role"
        value={role()}
        choices={roles.map((each) => (each.id === "viewer" ? { ...each, hint: "Only reads" } : each))}
        onPick={setRole}
      />
      <Slider
        label="Change"
        value={step()}
        min={0}
        max={12}
        textOf={(value) => `Change ${value} of 12`}
        onChange={setStep}
      />
    </>
  )
}
