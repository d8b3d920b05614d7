import { createContext, useContext } from 'react'
import type { Messages } from './messages'

const MessagesContext = createContext<Messages | null>(null)

export const MessagesProvider = MessagesContext.Provider

/** The words of the language that the nearest player speaks. Throws where no MessagesProvider is around. */
export function useMessages(): Messages {
  const messages = useContext(MessagesContext)
  if (!messages) throw new Error('useMessages needs a MessagesProvider around it.')
  return messages
}
