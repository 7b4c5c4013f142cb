/*
 * The least that a program can do to see every socket in CLOSE_WAIT: asks the kernel's sock_diag for them and walks through
 * the answers. The kernel filters by state; rows are counted, and with tcp_info one field of it is read from each.
 *
 *   netlink_loop [info]     for each line on standard input reads once and prints "ROWS NANOSECONDS"; ends with its input
 */
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { CLOSE_WAIT = 8, BUFFER_BYTES = 256 * 1024 };

static char buffer[BUFFER_BYTES] __attribute__((aligned(8)));
static volatile unsigned long used; /* so that the compiler keeps the reads */

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void ask(int netlink, int family, int with_info) {
    struct {
        struct nlmsghdr header;
        struct inet_diag_req_v2 dump;
    } request;
    memset(&request, 0, sizeof request);
    request.header.nlmsg_len = sizeof request;
    request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    request.dump.sdiag_family = family;
    request.dump.sdiag_protocol = IPPROTO_TCP;
    request.dump.idiag_states = 1 << CLOSE_WAIT;
    request.dump.idiag_ext = with_info ? 1 << (INET_DIAG_INFO - 1) : 0;
    if (send(netlink, &request, sizeof request, 0) < 0) {
        fail("send");
    }
}

static unsigned long age(struct inet_diag_msg *socket, int bytes) {
    struct rtattr *attribute = (struct rtattr *)(socket + 1);
    for (bytes -= sizeof *socket; RTA_OK(attribute, bytes); attribute = RTA_NEXT(attribute, bytes)) {
        if (attribute->rta_type == INET_DIAG_INFO) {
            return ((struct tcp_info *)RTA_DATA(attribute))->tcpi_last_ack_recv;
        }
    }
    return 0;
}

/* Walks through one dump, and gives the number of its rows. */
static long rows(int netlink, int with_info) {
    long count = 0;
    for (;;) {
        ssize_t got = recv(netlink, buffer, sizeof buffer, 0);
        if (got < 0) {
            fail("recv");
        }
        int left = (int)got;
        for (struct nlmsghdr *message = (struct nlmsghdr *)buffer; NLMSG_OK(message, left);
             message = NLMSG_NEXT(message, left)) {
            if (message->nlmsg_type == NLMSG_DONE) {
                return count;
            }
            if (message->nlmsg_type == NLMSG_ERROR) {
                fprintf(stderr, "the kernel refused the dump\n");
                exit(1);
            }
            struct inet_diag_msg *socket = NLMSG_DATA(message);
            used += with_info ? age(socket, NLMSG_PAYLOAD(message, 0)) : socket->idiag_inode;
            count++;
        }
    }
}

static long nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000L + now.tv_nsec;
}

int main(int count, char **arguments) {
    (void)arguments;
    int with_info = count > 1;
    int netlink = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (netlink < 0) {
        fail("socket");
    }
    puts("ready");
    fflush(stdout);
    char line[16];
    while (fgets(line, sizeof line, stdin)) {
        long begun = nanos();
        ask(netlink, AF_INET, with_info);
        long seen = rows(netlink, with_info);
        ask(netlink, AF_INET6, with_info);
        seen += rows(netlink, with_info);
        printf("%ld %ld\n", seen, nanos() - begun);
        fflush(stdout);
    }
    return 0;
}
