package dev.closewait.detector.process;

import dev.closewait.detector.socket.SocketColumns;

/** The owner of each inode that the last observation showed, as far as it is known; each inode is sought until it is. */
final class OwnerTable {
    /** The owner of a socket that was sought in vain. */
    private static final long NOBODY = 0;
    private static final long UNSOUGHT = -1;

    private InodeOwners owners = new InodeOwners();
    private InodeOwners ownersBefore = new InodeOwners();
    private int unsought;
    private int missing;

    /** Forgets every inode that is in none of the tables, and takes up those that are new. */
    void rememberOnly(SocketColumns... tables) {
        InodeOwners last = owners;
        owners = ownersBefore;
        ownersBefore = last;
        owners.clear();
        unsought = 0;
        missing = 0;
        for (SocketColumns table : tables) {
            for (int row = 0; row < table.size(); row++) {
                long inode = table.inode(row);
                if (inode != 0) {
                    long owner = last.get(inode, UNSOUGHT);
                    owners.put(inode, owner);
                    unsought += owner == UNSOUGHT ? 1 : 0;
                    missing += owner <= NOBODY ? 1 : 0;
                }
            }
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
        return Math.max(NOBODY, owners.get(inode, NOBODY));
    }

    /** Sets the owner of each row as far as it is known. */
    void fill(SocketColumns table) {
        for (int row = 0; row < table.size(); row++) {
            table.owner(row, owner(table.inode(row)));
        }
    }

    /** Notes who has an inode open; says whether that makes it the owner: of several, the first does. */
    boolean found(long inode, long pid) {
        long owner = owners.get(inode, pid);
        if (owner > NOBODY) {
            return false;
        }
        owners.put(inode, pid);
        unsought -= owner == UNSOUGHT ? 1 : 0;
        missing--;
        return true;
    }

    /** Says that all processes were looked into: what was not found has no owner that we may know. */
    void giveUp() {
        owners.update((inode, owner) -> owner == UNSOUGHT ? NOBODY : owner);
        unsought = 0;
    }

    /** Forgets an owner; as of the next observation its sockets are sought anew. */
    void forget(long pid) {
        owners.update((inode, owner) -> owner == pid ? UNSOUGHT : owner);
    }

    /** Forgets each owner that does not own its socket any more. */
    void keepOnly(InodeOwners seen) {
        owners.update((inode, owner) -> {
            boolean lost = owner > NOBODY && seen.get(inode, NOBODY) != owner;
            unsought += lost ? 1 : 0;
            missing += lost ? 1 : 0;
            return lost ? UNSOUGHT : owner;
        });
    }
}
