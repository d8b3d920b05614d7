import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './IconButton.module.css'

export interface IconButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  /** The one button that stands out. */
  readonly primary?: boolean
  /** Filled shapes, as players have them. */
  readonly solid?: boolean
  /** Has nothing to do at the moment. It stays in reach: a disabled button would drop the focus. */
  readonly idle?: boolean
  readonly expanded?: boolean
  readonly controls?: string
  /** Drawn around it. */
  readonly ring?: ReactNode
  onClick(): void
}

export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, primary, solid, idle, expanded, controls, ring, onClick } = props
  return (
    <button
      type="button"
      className={primary ? styles.primary : styles.button}
      data-solid={solid || undefined}
      data-idle={idle || undefined}
      data-primary={primary || undefined}
      aria-label={label}
      aria-expanded={expanded}
      aria-controls={controls}
      title={label}
      onClick={onClick}
    >
      <Icon aria-hidden="true" />
      {ring}
    </button>
  )
}
