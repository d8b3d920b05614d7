import type { Side } from '../../timeline/timeline'

/** A line as it stands behind the prompt of its host. */
export function Prompt({ side, line }: { readonly side: Side; readonly line: string }) {
  return (
    <>
      <b data-side={side}>{`${side}$`}</b>
      {` ${line}\n`}
    </>
  )
}
