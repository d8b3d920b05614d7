import { Component, type ReactNode } from 'react'
import { useMessages } from '../messages/context'
import styles from './ErrorBoundary.module.css'

interface Props {
  /** Address of a page that is known to work. */
  readonly home: string
  readonly children: ReactNode
}

/** Stands in for a part of the page that failed to draw: never a blank page. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Crashed home={this.props.home} /> : this.props.children
  }
}

function Crashed({ home }: { home: string }) {
  const t = useMessages()
  return (
    <div className={styles.crashed} role="alert">
      <p>{t.crashed()}</p>
      <a href={home}>{t.crashed_way_back()}</a>
    </div>
  )
}
