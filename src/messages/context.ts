import { createContext, useContext } from 'react'
import { type Messages, messagesIn } from './messages'

const MessagesContext = createContext<Messages>(messagesIn('en'))

export const MessagesProvider = MessagesContext.Provider

/** The words of the language that the nearest player speaks. */
export const useMessages = (): Messages => useContext(MessagesContext)
