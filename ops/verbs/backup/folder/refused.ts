import { Schema } from "effect"

/** The backup cannot be made, read or used. The message has the reason and the remedy; a complete backup is unchanged. */
export class BackupRefused extends Schema.TaggedError<BackupRefused>()("BackupRefused", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full: free some space",
  EDQUOT: "your quota of the disk is used up: free some space",
  EFBIG: "the file would be larger than the system allows",
  EROFS: "the disk is read-only: choose another folder",
  EACCES: "you have no permission: make the folder yours, or choose another one",
  EPERM: "you have no permission: make the folder yours, or choose another one",
  ENOTDIR: "it is a file, or lies in one: give a folder",
  EEXIST: "it is a file: give a folder",
  ENOENT: "it does not exist",
  ELOOP: "it is a symbolic link, and a backup has none"
}

/** The failure of the file system at a path, in words. */
export const fileFailure = (path: string, cause: unknown) => {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  const why = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause))
  return new BackupRefused({ why: `${path}: ${why}` })
}
