const Icon = ({ children, size = 20 }) => (
    <svg
        aria-hidden="true"
        className="icon"
        fill="none"
        height={size}
        stroke="currentColor"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth="1.6"
        viewBox="0 0 20 20"
        width={size}
    >
        {children}
    </svg>
);

export const CloseIcon = () => (
    <Icon>
        <path d="m5 5 10 10M15 5 5 15" />
    </Icon>
);

export const HistoryIcon = () => (
    <Icon>
        <path d="M3.5 10a6.5 6.5 0 1 0 2-4.7L3.5 7.2" />
        <path d="M3.5 3.8v3.4h3.4M10 6.5V10l2.5 1.8" />
    </Icon>
);

export const NewIcon = () => (
    <Icon>
        <path d="M10 4v12M4 10h12" />
    </Icon>
);

export const DeleteIcon = () => (
    <Icon size={18}>
        <path d="M4 5.5h12M8 5.5V4h4v1.5M5.5 5.5l.7 10.5h7.6l.7-10.5M8.5 8.5v4.5M11.5 8.5v4.5" />
    </Icon>
);

export const RenameIcon = () => (
    <Icon size={18}>
        <path d="M4 16l.8-3.4 8.4-8.4 2.6 2.6-8.4 8.4L4 16zM11.5 5.9l2.6 2.6" />
    </Icon>
);

export const ArrowIcon = () => (
    <Icon size={16}>
        <path d="M4 10h11M11 5.5 15.5 10 11 14.5" />
    </Icon>
);

export const ExternalIcon = () => (
    <Icon size={16}>
        <path d="M8 5H5v10h10v-3M11 4h5v5M16 4l-7 7" />
    </Icon>
);

export const StopIcon = () => (
    <svg aria-hidden="true" className="icon" fill="currentColor" height="14" viewBox="0 0 14 14" width="14">
        <rect height="8" rx="1.5" width="8" x="3" y="3" />
    </svg>
);

export const Logo = ({ size = 32 }) => (
    <svg aria-hidden="true" className="logo" height={size} viewBox="0 0 32 32" width={size}>
        <path
            d="M7 5h18a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H15l-6.2 4.3c-.7.5-1.6 0-1.6-.8V24A4 4 0 0 1 3 20V9a4 4 0 0 1 4-4Z"
            fill="var(--accent)"
        />
        <path d="M10 12h12M10 17h7" stroke="var(--on-accent)" strokeLinecap="round" strokeWidth="2.4" />
    </svg>
);
