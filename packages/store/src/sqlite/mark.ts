/** "Ente" in ASCII: marks a SQLite file as an Entente store (`PRAGMA application_id`). */
export const applicationId = 0x456e7465;
