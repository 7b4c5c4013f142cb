package dev.closewait.detector.process;

import dev.closewait.detector.socket.SocketColumns;

/** The owner of each inode that the last observation showed, as far as it is known; each inode is sought until it is. */
final class OwnerTable {
    /** The owner of a socket that was sought in vain. */
    private static final int NOBODY = 0;
    private static final int UNSOUGHT = -1;

    // One integer for each inode: whether the last observation showed it, whether its owner was confirmed, and the owner.
    /** What this bit is of those that were shown; it changes with each observation, and the others are forgotten. */
    private static final int SHOWN = 0b01;
    private static final int CONFIRMED = 0b10;
    private static final int OWNER_SHIFT = 2;
    private static final int NEVER_SHOWN = UNSOUGHT << OWNER_SHIFT;

    private final InodeOwners owners = new InodeOwners();
    private int shown;
    private int unsought;
    private int missing;

    /** Forgets every inode that is in none of the tables, and takes up those that are new. */
    void rememberOnly(SocketColumns... tables) {
        shown ^= SHOWN;
        unsought = 0;
        missing = 0;
        int present = 0;
        for (SocketColumns table : tables) {
            owners.makeRoom(table.size());
            for (int row = 0; row < table.size(); row++) {
                long inode = table.inode(row);
                if (inode != 0) {
                    int entry = owners.get(inode, NEVER_SHOWN | (shown ^ SHOWN));
                    present += isShown(entry) ? 0 : 1;
                    owners.put(inode, (entry & ~SHOWN) | shown);
                    unsought += owner(entry) == UNSOUGHT ? 1 : 0;
                    missing += owner(entry) <= NOBODY ? 1 : 0;
                }
            }
        }
        if (owners.size() > present) {
            owners.removeIf(entry -> !isShown(entry));
        }
    }

    /** How many sockets were not sought yet. */
    int unsought() {
        return unsought;
    }

    /** How many sockets have no known owner, sought or not. */
    int missing() {
        return missing;
    }

    /** The owner of an inode; 0 when it is not known. */
    long owner(long inode) {
        return Math.max(NOBODY, owner(owners.get(inode, NEVER_SHOWN)));
    }

    /** Sets the owner of each row as far as it is known. */
    void fill(SocketColumns table) {
        for (int row = 0; row < table.size(); row++) {
            table.owner(row, owner(table.inode(row)));
        }
    }

    /** Notes who has an inode open; says whether that makes it the owner: of several, the first does. */
    boolean found(long inode, long pid) {
        int entry = owners.get(inode, ((int) pid) << OWNER_SHIFT);
        if (owner(entry) > NOBODY) {
            return false;
        }
        owners.put(inode, withOwner(entry, (int) pid));
        unsought -= owner(entry) == UNSOUGHT ? 1 : 0;
        missing--;
        return true;
    }

    /** Says that all processes were looked into: what was not found has no owner that we may know. */
    void giveUp() {
        owners.update(entry -> owner(entry) == UNSOUGHT ? withOwner(entry, NOBODY) : entry);
        unsought = 0;
    }

    /** Forgets an owner; as of the next observation its sockets are sought anew. */
    void forget(long pid) {
        owners.update(entry -> owner(entry) == pid ? withOwner(entry, UNSOUGHT) : entry);
    }

    /** Notes that a process has an inode open, which confirms it if it is the owner. */
    void confirm(long inode, long pid) {
        int entry = owners.get(inode, NEVER_SHOWN);
        if (owner(entry) == pid) {
            owners.put(inode, entry | CONFIRMED);
        }
    }

    /** Forgets each owner that was not confirmed since the last call. */
    void keepConfirmed() {
        owners.update(entry -> {
            boolean lost = owner(entry) > NOBODY && (entry & CONFIRMED) == 0;
            unsought += lost ? 1 : 0;
            missing += lost ? 1 : 0;
            return (lost ? withOwner(entry, UNSOUGHT) : entry) & ~CONFIRMED;
        });
    }

    private boolean isShown(int entry) {
        return (entry & SHOWN) == shown;
    }

    private static int owner(int entry) {
        return entry >> OWNER_SHIFT;
    }

    private static int withOwner(int entry, int owner) {
        return (owner << OWNER_SHIFT) | (entry & (SHOWN | CONFIRMED));
    }
}
