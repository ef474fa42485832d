import { createContext, useContext } from "solid-js"

/** Opens the dialog for a new task, from any page. */
export const NewTaskContext = createContext<() => void>(() => {})
export const useNewTask = () => useContext(NewTaskContext)
